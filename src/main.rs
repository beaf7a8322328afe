//! The command `kader`: everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    kader::cli::main()
}
