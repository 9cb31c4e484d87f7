//! Codes of Compute Engine's public licences.
//!
//! A code is a plain number: version, edition and family can only be read from the name of the licence.

/// Licence codes and the names of their licences, sorted by code.
pub(super) const CODES: &[(u64, &str)] = &[
    (1_000_000, "windows-server-2008-r2-dc"),
    (1_000_002, "rhel-6-server"),
    (1_000_006, "rhel-7-server"),
    (1_000_008, "sles-12"),
    (1_000_015, "windows-server-2012-dc"),
    (1_000_017, "windows-server-2012-r2-dc"),
    (1_000_201, "ubuntu-1604-xenial"),
    (1_000_204, "debian-8-jessie"),
    (1_000_205, "debian-9-stretch"),
    (1_000_207, "centos-7"),
    (1_000_212, "opensuse-leap-42"),
    (1_000_213, "windows-server-2016-dc"),
    (1_000_215, "sql-server-2014-standard"),
    (1_000_216, "sql-server-2014-enterprise"),
    (1_000_217, "sql-server-2014-web"),
    (1_000_218, "sql-server-2016-standard"),
    (1_000_219, "sql-server-2016-enterprise"),
    (1_000_220, "sql-server-2012-standard"),
    (1_000_222, "sql-server-2012-enterprise"),
    (1_000_223, "sql-server-2012-web"),
    (1_000_224, "sql-server-2016-web"),
    (1_000_225, "sql-server-2016-express"),
    (1_000_226, "windows-server-core"),
    (1_000_502, "windows-server-2008-dc"),
    (1_001_010, "cos"),
    (4_315_490_921_280_396, "sql-server-2017-express"),
    (489_291_035_512_960_571, "rhel-8-sap-byos"),
    (591_260_547_102_547_226, "ubuntu-minimal-2204-lts"),
    (599_959_289_349_842_382, "ubuntu-pro-2004-lts"),
    (601_259_152_637_613_565, "rhel-8-server"),
    (769_514_169_992_655_511, "ubuntu-2010"),
    (892_251_481_491_401_980, "ubuntu-pro-fips-2004-lts"),
    (973_054_079_889_996_136, "windows-server-2025"),
    (996_690_525_257_673_675, "rhel-7-sap-hana"),
    (1_001_413_950_881_922_175, "fedora-35-cloud-base"),
    (1_086_120_352_405_948_436, "sql-server-2022-web"),
    (1_176_308_840_663_243_801, "rhel-6-els"),
    (1_221_576_520_422_937_469, "ubuntu-minimal-1604"),
    (1_239_729_342_351_313_064, "sql-server-2022-enterprise"),
    (1_270_685_562_947_480_748, "rhel-8-sap"),
    (1_393_672_665_428_796_501, "rocky-linux-9"),
    (1_492_188_837_615_955_530, "rhel-7-byos"),
    (1_656_378_918_552_316_916, "windows-server-2008"),
    (1_741_222_371_620_352_982, "sql-server-2017-enterprise"),
    (1_785_892_118_823_772_022, "rhel-7-sap-solutions"),
    (2_147_286_739_765_738_111, "debian-12-bookworm"),
    (2_176_054_482_269_786_025, "ubuntu-pro-2404-lts"),
    (2_211_838_267_635_035_815, "ubuntu-2004-lts"),
    (2_314_222_210_107_429_186, "ubuntu-minimal-2210"),
    (2_587_764_519_704_208_542, "centos-stream-9"),
    (2_592_866_803_419_978_320, "ubuntu-pro-2204-lts"),
    (2_609_515_522_535_746_798, "ubuntu-pro-fips-1804-lts"),
    (2_643_967_004_807_329_741, "windows-for-containers"),
    (2_706_998_670_158_047_507, "fedora-34-cloud-base"),
    (2_745_185_555_069_962_241, "sql-server-2022-express"),
    (2_808_834_792_899_686_364, "windows-server-2022-byol"),
    (2_862_452_038_400_965_874, "rhel-6-byol"),
    (2_884_288_503_322_349_663, "sql-server-2025-enterprise"),
    (3_039_072_951_948_447_844, "sql-server-2019-enterprise"),
    (3_042_936_622_923_550_835, "sql-server-2019-standard"),
    (3_197_331_720_697_687_881, "centos-stream"),
    (3_210_324_663_486_239_092, "ubuntu-2210"),
    (3_242_930_272_766_215_801, "ubuntu-2404-lts"),
    (3_284_763_237_085_719_542, "windows-server-2008-r2"),
    (3_313_713_657_389_392_963, "rocky-linux-9-optimized-gcp"),
    (3_389_558_045_860_892_917, "windows-server-2019-dc"),
    (3_398_668_354_433_905_558, "sql-server-2017-web"),
    (3_474_194_821_636_071_553, "fedora-coreos-stable"),
    (3_491_824_550_911_535_745, "ubuntu-2204-lts-tpu"),
    (3_779_260_279_882_162_318, "fedora-coreos-testing"),
    (3_837_518_230_911_135_854, "rhel-9-byos"),
    (3_853_522_013_536_123_851, "debian-11-bullseye"),
    (4_079_807_029_871_201_927, "windows-server-2022-dc"),
    (4_079_932_016_749_305_610, "sles-sap-12"),
    (4_322_823_184_804_632_846, "windows-server-2016-byol"),
    (4_496_053_841_174_591_517, "rocky-linux-8"),
    (4_551_215_591_257_167_608, "windows-server-2008-r2-byol"),
    (4_621_277_670_514_851_623, "rhel-7-byol"),
    (4_646_774_207_868_449_156, "rhel-7-els"),
    (4_650_988_716_595_113_600, "ubuntu-minimal-2004"),
    (4_720_191_914_037_931_587, "rhel-6-byos"),
    (4_764_125_400_812_555_962, "sles-sap-15"),
    (4_819_555_115_818_134_498, "windows-server-2016"),
    (4_874_454_843_789_519_845, "windows-server-2019"),
    (4_937_629_199_917_248_478, "fedora-36-cloud-base"),
    (4_947_589_846_537_827_291, "ubuntu-minimal-2104"),
    (5_030_842_449_011_296_880, "windows-server-2003"),
    (5_378_856_944_553_710_442, "ubuntu-minimal-1804"),
    (5_422_776_498_422_280_384, "sles-15"),
    (5_507_061_839_551_517_143, "windows-server-2000"),
    (5_511_465_778_777_431_107, "ubuntu-2204-lts"),
    (5_543_610_867_827_062_957, "debian-10-buster"),
    (5_559_842_820_536_817_947, "windows-server-2012-byol"),
    (5_731_035_067_256_925_298, "centos-8"),
    (5_882_583_258_875_011_738, "rhel-7-sap-us"),
    (5_926_592_092_274_602_096, "ubuntu-1804-lts"),
    (5_955_710_252_559_838_163, "rhel-7-sap-apps"),
    (6_022_427_724_719_891_830, "ubuntu-pro-1804-lts"),
    (6_107_784_707_477_449_232, "windows-server-2022"),
    (6_213_885_950_785_916_969, "sql-server-2019-web"),
    (6_367_554_477_567_938_683, "sql-server-2019-express"),
    (6_383_960_536_289_251_289, "ubuntu-pro-fips-updates-2204-lts"),
    (6_508_311_393_003_325_021, "ubuntu-minimal-2404-lts"),
    (6_532_438_499_690_676_691, "windows-server-2019-byol"),
    (6_558_362_506_632_242_275, "rocky-linux-8-optimized-gcp"),
    (6_621_875_542_391_421_291, "windows-server-2025-byol"),
    (6_710_259_852_346_942_597, "windows-server-2004-dc"),
    (6_738_952_703_547_430_631, "windows-server-2012-r2-byol"),
    (6_753_525_580_035_552_782, "rhel-9-sap-byos"),
    (6_795_597_790_302_237_536, "sql-server-2017-standard"),
    (7_142_647_615_590_922_601, "windows-server-2025-dc"),
    (7_272_665_912_576_537_111, "ubuntu-2104"),
    (7_695_108_898_142_923_768, "windows-server-2012"),
    (7_764_068_523_658_872_858, "sql-server-2022-standard"),
    (7_798_417_859_637_521_376, "windows-server-2012-r2"),
    (7_842_126_891_402_957_754, "fedora-37-beta-cloud-base"),
    (7_883_559_014_960_410_759, "rhel-9-server"),
    (8_045_211_386_737_108_299, "ubuntu-pro-1604-lts"),
    (8_143_918_599_989_015_142, "ubuntu-minimal-2010"),
    (8_291_906_032_809_750_558, "rhel-9-sap"),
    (8_475_125_252_192_923_229, "rhel-8-byos"),
    (8_555_687_517_154_622_919, "rhel-7-sap"),
    (8_565_510_459_461_902_525, "fedora-coreos-next"),
    (8_893_652_039_163_547_754, "sql-server-2025-standard"),
    (9_049_461_577_077_854_368, "sql-server-2025-web"),
];

/// The codes of [`CODES`].
pub(super) static NUMBERS: [u64; CODES.len()] = numbers();

/// The names of [`CODES`], each followed by a space: this takes less room than a pointer to each.
pub(super) static NAMES: [u8; names_len()] = names();

#[expect(
    clippy::indexing_slicing,
    reason = "it runs in the compiler only, which reports an index out of bounds"
)]
const fn numbers() -> [u64; CODES.len()] {
    let mut numbers = [0; CODES.len()];
    let mut row = 0;
    while row < CODES.len() {
        numbers[row] = CODES[row].0;
        row += 1;
    }
    numbers
}

#[expect(
    clippy::indexing_slicing,
    reason = "it runs in the compiler only, which reports an index out of bounds"
)]
const fn names_len() -> usize {
    let mut len = 0;
    let mut row = 0;
    while row < CODES.len() {
        len += CODES[row].1.len() + 1;
        row += 1;
    }
    len
}

#[expect(
    clippy::indexing_slicing,
    reason = "it runs in the compiler only, which reports an index out of bounds"
)]
const fn names() -> [u8; names_len()] {
    let mut names = [b' '; names_len()];
    let mut len = 0;
    let mut row = 0;
    while row < CODES.len() {
        let name = CODES[row].1.as_bytes();
        let mut place = 0;
        while place < name.len() {
            names[len + place] = name[place];
            place += 1;
        }
        len += name.len() + 1;
        row += 1;
    }
    names
}
