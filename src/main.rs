//! The command `trykk`: see `cli`.

fn main() -> std::process::ExitCode {
    trykk::cli::main()
}
