// Each fuzz target on its corpus and on some thousand mutations of it, the same ones each time.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/fuzz/targets.h"

namespace boletim {
namespace {

constexpr int kMutations = 2'000;
constexpr std::size_t kLongest = 400;  // bytes

std::vector<std::string> corpus_of(std::string_view target) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(FUZZ_CORPUS) / target))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> inputs;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return inputs;
}

/// One small change, as a fuzzer makes them.
class Mutator {
 public:
  explicit Mutator(const std::vector<std::string>& corpus) : corpus_(corpus) {}

  std::string next() {
    std::string input = any();
    for (std::size_t change = 0; change <= below(4); ++change) mutate(input);
    input.resize(std::min(input.size(), kLongest));
    return input;
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  const std::string& any() { return corpus_[below(corpus_.size())]; }

  void mutate(std::string& input) {
    constexpr std::string_view kBytes =
        " \n\t;,/+-.@<>()0123456789aZ*:{}[]&\"'\\\xC3\xA3\xFF\xE2\x80\x8B\xF0";
    const std::size_t at = below(input.size() + 1);
    switch (below(6)) {
      case 0:
        input.insert(at, 1, kBytes[below(kBytes.size())]);
        break;
      case 1:
        input.erase(at, 1 + below(4));
        break;
      case 2:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
        break;
      case 3:
        input.insert(at, input.substr(below(input.size() + 1), 8));
        break;
      case 4:
        input = input.substr(0, at) + any();
        break;
      default:
        input.insert(at, std::string(1 + below(30), kBytes[below(kBytes.size())]));
    }
  }

  const std::vector<std::string>& corpus_;
  std::mt19937 random_{20261122};
};

void replay(std::span<const FuzzTarget> targets) {
  for (const FuzzTarget& target : targets) {
    const std::vector<std::string> corpus = corpus_of(target.name);
    ASSERT_FALSE(corpus.empty()) << target.name;
    for (const std::string& input : corpus) target.run(input);
    Mutator mutator(corpus);
    for (int i = 0; i < kMutations; ++i) target.run(mutator.next());
  }
}

TEST(FuzzTargets, OfValuesTakeTheirCorpusAndMutationsOfIt) {
  replay(registry_targets());
}

TEST(FuzzTargets, OfWhatAnAdminWritesTakeTheirCorpusAndMutationsOfIt) {
  replay(language_targets());
}

}  // namespace
}  // namespace boletim
