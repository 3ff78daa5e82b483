//! Tables → `table`, in a box of its own that scrolls where it is wider than the screen.

use super::body::Body;
use super::markup::Attributes;
use crate::pages::{TagId, TagRole};

impl Body<'_> {
    /// A table.
    pub(super) fn table(&mut self, tag: TagId) {
        let reading = self.reading;
        let box_attributes: Attributes = vec![
            ("class", "wide".to_owned()),
            ("role", "group".to_owned()),
            ("aria-label", self.table_name.clone()),
            // What scrolls must be reached with the keys.
            ("tabindex", "0".to_owned()),
        ];
        self.out.open_block("div", &box_attributes);
        let attributes = self.attributes(tag, "");
        self.within("table", (tag, &attributes), |body| {
            let rows: Vec<TagId> = reading.elements(tag).collect();
            let is_head = |row: &TagId| {
                let mut cells = reading.elements(*row);
                cells.all(|cell| reading.role(cell) == TagRole::TH)
            };
            let heads = rows.iter().take_while(|row| is_head(row)).count();
            let parts = [("thead", &rows[..heads]), ("tbody", &rows[heads..])];
            for (name, rows) in parts.into_iter().filter(|(_, rows)| !rows.is_empty()) {
                body.out.open_block(name, &Attributes::new());
                for row in rows {
                    body.row(*row, if name == "thead" { "col" } else { "row" });
                }
                body.out.close_block(name);
            }
        });
        self.out.close_block("div");
    }

    /// A row whose heads are those of its `scope`.
    fn row(&mut self, row: TagId, scope: &str) {
        let reading = self.reading;
        self.out.open("tr", &Attributes::new());
        for cell in reading.elements(row) {
            let is_head = reading.role(cell) == TagRole::TH;
            let is_empty = reading.text(cell).trim().is_empty();
            // What heads nothing is no head.
            let name = if is_head && !is_empty { "th" } else { "td" };
            let mut attributes =
                self.attributes(cell, if is_head && is_empty { "none" } else { "" });
            if name == "th" {
                attributes.push(("scope", scope.to_owned()));
            }
            self.out.open(name, &attributes);
            self.in_accent_of(cell, |body| body.blocks(cell));
            self.out.close(name);
        }
        self.out.close_block("tr");
    }
}
