//! JSON Pointers to the leaves of the model.

use crate::Image;
use crate::json::push_step;
use crate::model::view::{Member, Type, View};

/// The JSON Pointer to the leaf at a position.
pub(super) fn pointer(leaf: u32) -> String {
    let (mut pointer, mut rest) = (String::new(), leaf);
    find(Image::TYPE.members(), &mut rest, &mut pointer);
    pointer
}

/// Appends the path to a leaf, of which `rest` are before it. Returns whether it is in the object.
fn find(members: &'static [Member], rest: &mut u32, pointer: &mut String) -> bool {
    for member in members {
        let start = pointer.len();
        push_step(pointer, member.key());
        match member.of {
            Type::Object(members) => {
                if find(members, rest, pointer) {
                    return true;
                }
            }
            _ if *rest == 0 => return true,
            _ => *rest -= 1,
        }
        pointer.truncate(start);
    }
    false
}
