//! Evaluating a filter allocates nothing.

#![allow(unsafe_code, reason = "an allocator is unsafe")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use cloud_image::Filter;

mod query_tables;

use query_tables::{dump, images, now, texts};

thread_local! {
    /// The number of allocations of this thread. The test harness allocates in others.
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: All calls go to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: The caller keeps the contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: The caller keeps the contract.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: The caller keeps the contract.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The number of allocations of 1,000 evaluations.
fn allocations(filter: &Filter) -> u64 {
    let dump = dump();
    let images = images(&dump);
    // A regular expression allocates its memory when it is first used.
    let mut matched = images.iter().filter(|image| filter.matches(image, now())).count();
    let before = ALLOCATIONS.get();
    for image in images.iter().cycle().take(1_000) {
        matched += usize::from(filter.matches(image, now()));
    }
    let allocations = ALLOCATIONS.get() - before;
    std::hint::black_box(matched);
    allocations
}

#[test]
fn an_evaluation_allocates_nothing() {
    // NOT ( … OR … ) with no true part, so that everything is evaluated.
    let parts = [
        "name=nobody",
        "name=*no*body*",
        "name:NOBODY",
        "name:*NO*body*",
        "description:прОД*ß",
        "среда1",
        "no-such-word",
        "family=(nobody,nothing,no*)",
        "family!=*",
        "family<a",
        "labels.env=(x,y)",
        "labels:(x,y*)",
        "labels.среда:ПРОК",
        "architecture=sparc",
        "architecture:spar*",
        "status=(sparc,odd1)",
        "confidential:(sparc,x*)",
        "os.version=0",
        "os.version<0.0.1",
        "os.version>999999",
        "os.build>999",
        "software.name=(x,y)",
        "software.version<0",
        "licenses:nobody",
        "licenses=*/nobody",
        "size.imageBytes<0",
        "diskSizeGb>=100TiB",
        "displayOrder<-5.5",
        "gcore.price.perHour>1e9",
        "createdAt<1000-01-01",
        "createdAt<-P900Y6M",
        "createdAt>+P9Y",
        "name~^nobody$",
        "name~(?i)NOBODY",
        "licenses~nobody",
        "bareMetal:*",
        "-name:*",
        "sourceImage:nobody",
        "warnings.code=nobody",
        "parent:*",
    ];
    let filter: Filter = format!("NOT ({})", parts.join(" OR ")).parse().unwrap();
    assert_eq!(allocations(&filter), 0);
    for part in parts {
        assert_eq!(allocations(&part.parse().unwrap()), 0, "{part}");
    }
}

#[test]
fn an_evaluation_of_any_filter_of_the_tables_allocates_nothing() {
    let mut allocating = Vec::new();
    for text in texts("filters.tsv") {
        let count = allocations(&text.parse().unwrap());
        if count > 0 {
            allocating.push((text, count));
        }
    }
    assert!(allocating.is_empty(), "{allocating:?}");
}
