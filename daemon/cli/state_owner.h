#pragma once
#include <filesystem>

namespace boletim {

/// Lets root's commands stand beside a service that runs as another user: a file that root made in the state
/// would stop the service. Where this process is root's and `state_dir` is somebody else's, the process
/// becomes that user, for good; of root's powers it keeps that of reading (credentials, an ERP's file). Else
/// nothing happens. To be called before threads start (capabilities are a thread's). Throws Failure if it
/// can't.
void become_state_owner(const std::filesystem::path& state_dir);

}  // namespace boletim
