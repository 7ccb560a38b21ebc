#pragma once
#include <cstdint>
#include <deque>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "config/problems.h"
#include "config/yaml_document.h"

namespace boletim {

/// A file's text read into a tree.
struct ParsedFile {
  YamlDocument document;  ///< without a root if it was not readable, and then a problem says why
  std::int64_t hash = 0;  ///< of the text
};

/// Reads one file whole; `file` as Problems::add_file gave it.
ParsedFile parse_file(int file, const std::string& path, Problems& problems);

/// Parses files ahead of their reader, a few at a time on threads of their own: parsing is most of what
/// loading takes. Used by one thread.
class ParsedFiles {
 public:
  ParsedFiles(std::vector<std::string> paths, Problems& problems);

  /// The next file, in the order of the paths; nothing after the last one.
  std::optional<ParsedFile> next();

 private:
  struct Result {
    ParsedFile file;
    Problems problems;
  };
  void start_one();

  const std::vector<std::string> paths_;
  std::size_t started_ = 0;
  Problems& problems_;
  std::deque<std::future<Result>> ahead_;
};

}  // namespace boletim
