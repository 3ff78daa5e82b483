//! What a print shop asks for → the printing that its file is meant for, with the profile of its inks. The
//! project's own profiles are read here.

use std::borrow::Cow;

use crate::color::profiles;
use crate::content::read::report_read_error;
use crate::content::shop::PaperProfile;
use crate::diag::{Diagnostics, Fault, Hint};
use crate::render::PressCondition;
use crate::source::{ReadError, Sources, Spanned};

/// The folder of the project's own profiles of printing.
const PROFILES: &str = "content/profiles";

/// The profile of a shop's inks, with its name; `None` where a file is at fault, which is reported.
pub(super) fn condition(
    profile: &PaperProfile,
    sources: &Sources,
    diags: &mut Diagnostics,
) -> Option<PressCondition> {
    let registered = |identifier: &str, info: &str, profile: &[u8]| PressCondition {
        identifier: identifier.to_owned(),
        registered: true,
        info: info.to_owned(),
        profile: profile.into(),
    };
    match profile {
        PaperProfile::Coated => Some(registered(
            "FOGRA39",
            "Offset on coated paper (ISO 12647-2, paper type 1 or 2)",
            profiles::FOGRA39,
        )),
        PaperProfile::Uncoated => Some(registered(
            "FOGRA29",
            "Offset on uncoated paper (ISO 12647-2, paper type 4)",
            profiles::FOGRA29,
        )),
        PaperProfile::File(name) => own_profile(name, sources, diags),
    }
}

/// A profile of the project's own.
fn own_profile(
    name: &Spanned<String>,
    sources: &Sources,
    diags: &mut Diagnostics,
) -> Option<PressCondition> {
    let Spanned { value, span } = name;
    let sound = !value.contains(['/', '\\']) && !value.starts_with('.');
    let path = format!("{PROFILES}/{value}");
    let bytes = match sources.read_binary(&path).map(Cow::into_owned) {
        Ok(bytes) if sound => bytes,
        Ok(_) | Err(ReadError::Missing) => {
            let fault = Fault::ProfileMissing { name: value.into() };
            let hint = Hint::PutProfile {
                folder: PROFILES.into(),
            };
            diags.push(fault.at(*span).hint(hint));
            return None;
        }
        Err(error) => {
            diags.push(report_read_error(&path, &error, Some(*span)));
            return None;
        }
    };
    let info = value.strip_suffix(".icc").unwrap_or(value).to_owned();
    match PressCondition::is_profile(&bytes) {
        true => Some(PressCondition {
            identifier: info.clone(),
            registered: false,
            info,
            profile: bytes.into(),
        }),
        false => {
            let fault = Fault::ProfileUnusable { name: value.into() };
            diags.push(fault.at(*span).hint(Hint::AskForProfile));
            None
        }
    }
}
