//! Measures each contender alone with Criterion. `bash pkg-tests/bench` makes the dumps.

use std::fs;
use std::path::Path;

use cloud_image_benches::{OTHERS, OURS, Provider, check};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const DUMPS: [(&str, Provider); 4] = [
    ("gce-pretty", Provider::Gce),
    ("gce-lean", Provider::Gce),
    ("gce-non-ascii", Provider::Gce),
    ("gcore", Provider::Gcore),
];

fn native(criterion: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/bench/dumps");
    for (name, provider) in DUMPS {
        let dump = fs::read(folder.join(name).with_extension("json"))
            .expect("a dump: run `bash pkg-tests/bench` once");
        check(&dump, provider);
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(dump.len() as u64));
        let mut out = Vec::new();
        for contender in [OURS].iter().chain(&OTHERS) {
            group.bench_function(contender.name.replace('`', ""), |bencher| {
                bencher.iter(|| {
                    out.clear();
                    (contender.run)(&dump, provider, &mut out);
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, native);
criterion_main!(benches);
