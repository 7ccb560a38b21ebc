#pragma once
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "jobs/failure.h"

namespace boletim {

/// Writes a workbook by `write(directory)`, which makes its parts there. Throws Passing for a full disk.
template <class Write>
void in_scratch(const std::filesystem::path& directory, Write write) {
  try {
    std::filesystem::create_directories(directory);
    write(directory);
  } catch (const std::system_error& error) {
    const int code = error.code().value();
    if (code == ENOSPC || code == EDQUOT)
      throw Passing("disk full: free space in " + directory.string() + ", where spreadsheets are made");
    throw Failure(error.what());
  }
}

}  // namespace boletim
