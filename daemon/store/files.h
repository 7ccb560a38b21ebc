#pragma once
#include <filesystem>

namespace boletim {

/// Creates what is absent of `directory`, readable by its owner alone (0700). Throws Failure.
void create_private_directories(const std::filesystem::path& directory);

/// Makes the names in `directory` durable: a rename survives a power loss only after this. Throws Failure.
void sync_directory(const std::filesystem::path& directory);

}  // namespace boletim
