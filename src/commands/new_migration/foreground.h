#pragma once
#include <string>
#include <vector>

namespace lockstep::commands::new_migration {

/// What a program in the foreground reads.
enum class Input { kTerminal, kNothing };

/// Runs a program in `folder` with this process's output, and the terminal to read from where that is wanted, and waits
/// for its end. A signal that this process notes meanwhile (base::DeferredSignals) ends it. Gives its exit status, 128
/// + N when signal N ended it. Throws base::Error when it cannot be started.
int run_in_foreground(std::vector<std::string> command, const std::string& folder, Input input);

}  // namespace lockstep::commands::new_migration
