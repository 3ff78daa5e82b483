//! Pictures of plates, as they are asked for.

use snapbox::str;

use crate::support::project::Project;

#[test]
fn there_is_a_picture_of_every_plate_of_every_page_and_none_of_before() {
    let project = Project::new("plates");
    project.change(
        "trykk.toml",
        "theme = \"sti\"",
        "theme = \"sti\"\neditions = [\"press\"]\n\n[project]\ndate = \"2026-01-15\"",
    );
    let folder = "output/hefte-press-plates";
    let ours = project.path(folder);
    std::fs::create_dir_all(&ours).expect("a folder");
    for name in ["900-cyan.png", "notat.png"] {
        std::fs::write(ours.join(name), "old").expect("writable");
    }
    let done = project.trykk("build --plates --ppi 72").assert();
    done.success().stderr_eq("").stdout_eq(str![[r#"
output/hefte-press.pdf: 3 pages of 105 × 148 mm, [..] kB
output/hefte-press.txt
output/hefte-press-plates: 12 plates, [..] kB

"#]]);
    let names = project.names(folder);
    let plates = ["black", "cyan", "magenta", "yellow"];
    let wanted: Vec<String> = (1..=3)
        .flat_map(|page| plates.map(|plate| format!("{page:03}-{plate}.png")))
        .chain(["notat.png".to_owned()])
        .collect();
    assert_eq!(names, wanted);
    // 105 × 148 mm with 3 mm on each side, at 72 pixels per inch.
    let page = project.read(&format!("{folder}/001-cyan.png"));
    let page = image::load_from_memory(&page).expect("a picture");
    assert_eq!((page.width(), page.height()), (315, 437));
    assert!(!page.color().has_color());
    assert!(page.into_luma8().pixels().any(|pixel| pixel.0[0] < 128));
}

#[test]
fn plates_of_no_file_for_the_shop_are_told() {
    let project = Project::new("plates-idle");
    // Looked through as it would be built, it is told the same.
    for command in ["build --plates", "check --plates"] {
        let done = project.trykk(command).assert();
        done.success().stderr_eq(str![[r#"
warning[unused]: --plates changes nothing here: no press edition is made
 |
 = help: leave it out, or ask for the press edition as well: --edition press

More about it: trykk explain unused

"#]]);
    }
}
