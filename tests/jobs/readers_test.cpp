#include "jobs/readers.h"

#include <algorithm>
#include <atomic>

#include <gtest/gtest.h>

#include "jobs/failure.h"
#include "tests/support/failure_text.h"

namespace boletim {
namespace {

/// Yields batches of one record, numbered, in turn with the readers that it shares the numbers with; a reader
/// can be made to fail at its first record, or to go on until it is told to stop.
class Counting : public RecordSource {
 public:
  enum class Ends { WithTheNumbers, AtOnce, WhenTold };
  struct Numbers {
    std::atomic<int> next = 0;
    int end = 0;
  };
  Counting(std::shared_ptr<Numbers> numbers, std::stop_token stop, std::vector<Ends> ends)
      : numbers_(std::move(numbers)), stop_(std::move(stop)), ends_(std::move(ends)) {}

  const std::vector<std::string>& columns() const override { return columns_; }
  std::unique_ptr<RecordSource> second() override {
    if (ends_.size() < 2) return nullptr;
    return std::make_unique<Counting>(numbers_, stop_, std::vector(ends_.begin() + 1, ends_.end()));
  }
  bool next(Batch& batch) override {
    if (ends_.front() == Ends::AtOnce) throw Failure("row 1 is broken");
    if (stop_.stop_requested()) throw Unreachable("lost the server");
    const int number = numbers_->next++;
    if (number >= numbers_->end && ends_.front() != Ends::WhenTold) return false;
    batch.columns.resize(1);
    batch.columns[0].clear();
    batch.columns[0].append(std::to_string(number));
    return true;
  }

 private:
  const std::vector<std::string> columns_ = {"id"};
  std::shared_ptr<Numbers> numbers_;
  std::stop_token stop_;
  std::vector<Ends> ends_;
};

struct CountingSources : RecordSources {
  explicit CountingSources(std::vector<Counting::Ends> its_ends) : ends(std::move(its_ends)) {}
  std::unique_ptr<RecordSource> open(const SourceId&, const RegistryId&,
                                     const std::stop_token& stop) override {
    const auto numbers = std::make_shared<Counting::Numbers>();
    numbers->end = 1000;
    return std::make_unique<Counting>(numbers, stop, ends);
  }
  std::vector<Counting::Ends> ends;
};
using Ends = Counting::Ends;

/// The numbers that came, in order.
std::vector<int> numbers_of(RecordSources& sources, std::size_t readers) {
  Readers all(sources, SourceId{"erp"}, RegistryId{"customers"}, {});
  EXPECT_EQ(all.share(), readers);
  std::vector<std::vector<int>> of_readers(readers);
  all.run([&](std::size_t reader, const Batch& batch) {
    of_readers[reader].push_back(std::stoi(std::string(batch.columns[0][0])));
  });
  std::vector<int> numbers;
  for (const std::vector<int>& some : of_readers) numbers.insert(numbers.end(), some.begin(), some.end());
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::string failure_of(
    std::vector<Ends> ends, const Readers::Take& take = [](std::size_t, const Batch&) {}) {
  CountingSources sources(std::move(ends));
  Readers readers(sources, SourceId{"erp"}, RegistryId{"customers"}, {});
  readers.share();
  return failure_text([&] { readers.run(take); });
}

TEST(Readers, OneOrTwoYieldTheSame) {
  CountingSources one({Ends::WithTheNumbers}), two({Ends::WithTheNumbers, Ends::WithTheNumbers});
  const std::vector<int> numbers = numbers_of(one, 1);
  EXPECT_EQ(numbers.size(), 1000U);
  EXPECT_EQ(numbers_of(two, 2), numbers);
}

TEST(Readers, WhatFailsInEitherEndsBothAndIsTold) {
  EXPECT_EQ(failure_of({Ends::AtOnce}), "row 1 is broken");
  EXPECT_EQ(failure_of({Ends::AtOnce, Ends::WhenTold}), "row 1 is broken");
  EXPECT_EQ(failure_of({Ends::WhenTold, Ends::AtOnce}), "row 1 is broken");
}

TEST(Readers, WhatTheTakerThrowsEndsBothAndIsTold) {
  const Readers::Take refuses = [](std::size_t, const Batch&) { throw Failure("an id is missing"); };
  EXPECT_EQ(failure_of({Ends::WhenTold}, refuses), "an id is missing");
  EXPECT_EQ(failure_of({Ends::WhenTold, Ends::WhenTold}, refuses), "an id is missing");
}

TEST(Readers, BreakOffWhenTold) {
  for (const std::size_t count : {1U, 2U}) {
    CountingSources sources(std::vector(count, Ends::WhenTold));
    std::stop_source stop;
    Readers readers(sources, SourceId{"erp"}, RegistryId{"customers"}, stop.get_token());
    ASSERT_EQ(readers.share(), count);
    EXPECT_THROW(readers.run([&](std::size_t, const Batch&) { stop.request_stop(); }), Passing);
  }
}

}  // namespace
}  // namespace boletim
