#pragma once
#include <filesystem>

namespace boletim {

/// Whether a system call failed for want of space, quota or permitted size: that may pass by itself.
bool is_disk_full(int error);

/// Creates what is absent of `directory`, readable by its owner alone (0700). Throws Failure;
/// Passing when the disk is full.
void create_private_directories(const std::filesystem::path& directory);

/// Makes the names in `directory` durable: a rename survives a power loss only after this. Throws
/// Passing.
void sync_directory(const std::filesystem::path& directory);

}  // namespace boletim
