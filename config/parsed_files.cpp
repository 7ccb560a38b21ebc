#include "config/parsed_files.h"

#include <algorithm>
#include <thread>

#include "config/files.h"
#include "jobs/schedule/stable_hash.h"

namespace boletim {

namespace {
constexpr unsigned kMostAhead = 4;  // files whose trees may be held at a time
}

ParsedFile parse_file(int file, const std::string& path, Problems& problems) {
  const std::optional<std::string> text = read_text(file, path, problems);
  if (!text) return {};
  return {parse_yaml(file, *text, problems), static_cast<std::int64_t>(StableHash().add(*text).value())};
}

ParsedFiles::ParsedFiles(std::vector<std::string> paths, Problems& problems)
    : paths_(std::move(paths)), problems_(problems) {
  const unsigned ahead = std::clamp(std::thread::hardware_concurrency(), 1U, kMostAhead);
  for (unsigned i = 0; i < ahead; ++i) start_one();
}

std::optional<ParsedFile> ParsedFiles::next() {
  if (ahead_.empty()) return std::nullopt;
  Result result = ahead_.front().get();
  ahead_.pop_front();
  start_one();
  problems_.add(std::move(result.problems));
  return std::move(result.file);
}

void ParsedFiles::start_one() {
  if (started_ == paths_.size()) return;
  const std::string& path = paths_[started_++];
  ahead_.push_back(std::async(std::launch::async, [file = problems_.add_file(path), &path] {
    Result result;
    result.file = parse_file(file, path, result.problems);
    return result;
  }));
}

}  // namespace boletim
