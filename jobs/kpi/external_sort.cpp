#include "jobs/kpi/external_sort.h"

#include <algorithm>
#include <cstring>

#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr std::size_t kLargestEntry = std::size_t{1} << 30;  // bytes
constexpr std::size_t kSmallestBuffer = 4096;                // bytes of one run while merging
constexpr std::size_t kLengths = 2 * sizeof(std::uint32_t);  // before each entry: its key's and its payload's

}  // namespace

ExternalSort::ExternalSort(std::filesystem::path near, std::size_t budget)
    : near_(std::move(near)), budget_(budget) {}

std::optional<ExternalSort::Entry> ExternalSort::decode(std::string_view bytes) {
  if (bytes.size() < kLengths) return std::nullopt;
  std::uint32_t lengths[2];
  std::memcpy(lengths, bytes.data(), kLengths);
  const std::size_t size = kLengths + lengths[0] + lengths[1];
  if (bytes.size() < size) return std::nullopt;
  return Entry{bytes.substr(kLengths, lengths[0]), bytes.substr(kLengths + lengths[0], lengths[1]), size};
}

/// The first eight bytes as a number that orders as they do; shorter keys are filled up with zeros.
std::uint64_t ExternalSort::prefix_of(std::string_view key) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < sizeof prefix; ++i) {
    prefix = prefix << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
  }
  return prefix;
}

std::string_view ExternalSort::key_of(const Slot& slot) const {
  return {arena_.data() + slot.at + kLengths, slot.key_size};
}

ExternalSort::Entry ExternalSort::entry_of(const Slot& slot) const {
  return *decode(std::string_view(arena_).substr(slot.at));
}

void ExternalSort::add(std::string_view key, std::string_view payload) {
  if (key.size() > kLargestEntry || payload.size() > kLargestEntry - key.size()) {
    throw Failure("a record has more than 1 GiB of text; leave the column that holds it out of the query");
  }
  // Reserved at once, untouched pages cost nothing, whereas growing would hold everything twice.
  if (slots_.empty()) {
    arena_.reserve(budget_);
    slots_.reserve(budget_ / (sizeof(Slot) + kLengths));
  }
  ascending_ = ascending_ && ((slots_.empty() && runs_.empty()) || last_key_ < key);
  if (ascending_) last_key_ = key;

  const std::uint32_t lengths[2] = {static_cast<std::uint32_t>(key.size()),
                                    static_cast<std::uint32_t>(payload.size())};
  slots_.push_back({prefix_of(key), static_cast<std::uint32_t>(arena_.size()), lengths[0]});
  arena_.append(reinterpret_cast<const char*>(lengths), kLengths).append(key).append(payload);
  if (arena_.size() + slots_.size() * sizeof(Slot) >= budget_) write_run();
}

void ExternalSort::sort_slots() {
  if (ascending_) return;
  std::sort(slots_.begin(), slots_.end(), [this](const Slot& left, const Slot& right) {
    if (left.prefix != right.prefix) return left.prefix < right.prefix;
    const int order = key_of(left).compare(key_of(right));
    return order != 0 ? order < 0 : left.at < right.at;
  });
}

void ExternalSort::write_run() {
  constexpr std::size_t kWritten = 1 << 16;  // bytes at once
  sort_slots();
  if (!file_) file_ = File::scratch(near_);
  Run run;
  run.at = file_->size();
  std::string out;
  for (const Slot& slot : slots_) {
    out.append(arena_, slot.at, entry_of(slot).size);
    if (out.size() < kWritten) continue;
    file_->append(out);
    out.clear();
  }
  file_->append(out);
  run.end = file_->size();
  runs_.push_back(std::move(run));
  slots_.clear();
  arena_.clear();
}

void ExternalSort::begin() {
  if (runs_.empty()) return sort_slots();
  if (!slots_.empty()) write_run();
  std::string().swap(arena_);
  std::vector<Slot>().swap(slots_);
  buffer_size_ = std::max(budget_ / runs_.size(), kSmallestBuffer);
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    if (advance(runs_[i])) heap_.push_back(i);
  }
  std::make_heap(heap_.begin(), heap_.end(), [this](std::size_t a, std::size_t b) { return later(a, b); });
}

/// Goes on to the run's next entry; false at its end.
bool ExternalSort::advance(Run& run) {
  run.begin += run.entry.size;
  while (true) {
    if (const auto entry = decode(std::string_view(run.buffer).substr(run.begin))) {
      run.entry = *entry;
      return true;
    }
    if (run.at == run.end) return false;
    run.buffer.erase(0, run.begin);
    run.begin = 0;
    const std::size_t kept = run.buffer.size();
    // An entry larger than the buffer makes it grow, by doubling.
    const std::size_t size =
        std::min<std::uint64_t>(std::max(buffer_size_, 2 * kept) - kept, run.end - run.at);
    run.buffer.resize(kept + size);
    if (file_->read_at(run.at, run.buffer.data() + kept, size) != size) {
      throw Failure("a temporary file lost its end beside " + near_.string() +
                    "; check the disk, run the job again");
    }
    run.at += size;
  }
}

bool ExternalSort::later(std::size_t left, std::size_t right) const {
  const int order = runs_[left].entry.key.compare(runs_[right].entry.key);
  return order != 0 ? order > 0 : left > right;
}

bool ExternalSort::next(std::string_view& key, std::string_view& payload) {
  if (runs_.empty()) {
    if (position_ == slots_.size()) return false;
    const Entry entry = entry_of(slots_[position_++]);
    key = entry.key;
    payload = entry.payload;
    return true;
  }
  const auto order = [this](std::size_t a, std::size_t b) { return later(a, b); };
  // The run given last is moved on only now, so that what it gave stayed valid.
  if (given_ && advance(runs_[*given_])) {
    heap_.push_back(*given_);
    std::push_heap(heap_.begin(), heap_.end(), order);
  }
  given_.reset();
  if (heap_.empty()) return false;
  std::pop_heap(heap_.begin(), heap_.end(), order);
  given_ = heap_.back();
  heap_.pop_back();
  key = runs_[*given_].entry.key;
  payload = runs_[*given_].entry.payload;
  return true;
}

}  // namespace boletim
