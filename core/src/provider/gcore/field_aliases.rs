//! Gcore's names for fields of the unified image, for filters. Names that differ from the unified ones only in case and `_`
//! are left out, as is `size`, which is an object of the unified image.

use crate::provider::field_alias::{FieldAlias, alias, size_alias};

pub(super) const ALIASES: &[FieldAlias] = &[
    alias("project_id", "project"),
    alias("region_name", "region"),
    alias("hw_architecture", "architecture"),
    alias("os_type", "os.type"),
    alias("os_distro", "os.distro"),
    alias("os_version", "os.version"),
    alias("hw_firmware_type", "firmware"),
    alias("hw_machine_type", "machineType"),
    size_alias("min_disk", "size.minDiskBytes", 30),
    size_alias("min_ram", "size.minMemoryBytes", 20),
    alias("tags", "labels"),
    alias("tags_v2", "labels"),
    alias("metadata", "labels"),
    alias("metadata_detailed", "labels"),
    alias("metadata_read_only", "labels"),
    alias("is_baremetal", "bareMetal"),
    alias("ssh_key", "gcore.sshKey"),
    alias("display_order", "gcore.displayOrder"),
    alias("currency_code", "gcore.price.currency"),
    alias("price_per_hour", "gcore.price.perHour"),
    alias("price_per_month", "gcore.price.perMonth"),
    alias("price_status", "gcore.price.status"),
    alias("task_id", "gcore.lock"),
    alias("creator_task_id", "gcore.creatorTask"),
];
