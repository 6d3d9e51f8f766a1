//! The data folder: there, and ours to write in.

use super::Finding;
use std::path::Path;

pub(super) fn look(folder: &Path) -> Finding {
    let shown = folder.display();
    if !folder.exists() {
        return match first_parent(folder).is_some_and(is_writable) {
            true => Finding::note("data", format!("{shown} is not there yet"), "the first start makes it"),
            false => Finding::wrong(
                "data",
                format!("{shown} is not there, and cannot be made"),
                "make it, or name another with COUNTERSIGN_DATA_DIR",
            ),
        };
    }
    match is_writable(folder) {
        true => Finding::ok("data", format!("{shown} can be written")),
        false => Finding::wrong(
            "data",
            format!("{shown} cannot be written"),
            "give it to the user that countersign runs as",
        ),
    }
}

fn first_parent(folder: &Path) -> Option<&Path> {
    let parents = folder.ancestors().skip(1);
    let mut parents =
        parents.map(|parent| if parent.as_os_str().is_empty() { Path::new(".") } else { parent });
    parents.find(|parent| parent.exists())
}

/// By writing: what permissions say is not the whole truth (read-only mounts, full disks).
fn is_writable(folder: &Path) -> bool {
    let probe = folder.join(format!(".doctor-{}", crate::ids::fresh()));
    let is_written = std::fs::write(&probe, b"countersign doctor").is_ok();
    std::fs::remove_file(&probe).is_ok() && is_written
}
