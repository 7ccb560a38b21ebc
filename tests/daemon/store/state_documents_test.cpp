#include "daemon/store/state_documents.h"

#include <fstream>
#include <iterator>
#include <thread>

#include "daemon/store/state_artefacts.h"
#include "jobs/failure.h"
#include "tests/daemon/store/store_fixture.h"
#include "tests/support/failure_text.h"

namespace boletim {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// FIPS 180-2, appendix B.1.
const Sha256 kAbc{"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"};

std::string all_bytes() {
  std::string bytes;
  for (int i = 0; i < 512; ++i) bytes += static_cast<char>(i);
  return bytes;
}

/// Of two and a half chunks.
std::string many_bytes() {
  std::string bytes;
  while (bytes.size() < 2'500'000) bytes += all_bytes() + std::to_string(bytes.size());
  return bytes;
}

std::string contents_of(const fs::path& file) {
  std::ifstream bytes(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(bytes), {}};
}

class StateDocumentsTest : public StoreTest {
 protected:
  StoredDocument kept(const std::string& bytes) {
    const auto draft = documents_.draft();
    draft->write(bytes);
    return draft->keep();
  }
  std::string read(const Sha256& sha256) const {
    const auto bytes = documents_.open(sha256);
    return {std::istreambuf_iterator<char>(*bytes), {}};
  }
  std::int64_t chunks() { return db_.number("SELECT count(*) FROM chunk", {}).value(); }

  Connection db_{settings_};
  StateDocuments documents_{settings_, directory_ / "drafts"};
};

TEST_P(StateDocumentsTest, AreFoundByTheirDigestAndLieInNoFile) {
  EXPECT_EQ(kept("abc"), (StoredDocument{kAbc, 3}));
  EXPECT_EQ(read(kAbc), "abc");
  EXPECT_EQ(documents_.path(kAbc), "");
  EXPECT_TRUE(fs::is_empty(directory_ / "drafts"));
}

TEST_P(StateDocumentsTest, OfNoBytesOfAnyBytesAndOfManyAreReadAsWritten) {
  for (const std::string& bytes : {std::string(), all_bytes(), many_bytes(), std::string(2'000'000, '\0')}) {
    const StoredDocument stored = kept(bytes);
    EXPECT_EQ(stored.bytes, static_cast<std::int64_t>(bytes.size()));
    EXPECT_TRUE(read(stored.sha256) == bytes) << bytes.size();
  }
}

TEST_P(StateDocumentsTest, TheSameBytesAreStoredOnceWhoeverKeepsThem) {
  const std::string bytes = many_bytes();
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) threads.emplace_back([&] { kept(bytes); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(chunks(), 3);
  EXPECT_TRUE(read(kept(bytes).sha256) == bytes);
}

TEST_P(StateDocumentsTest, ADraftThatIsNotKeptLeavesNothing) {
  documents_.draft()->write("abc");
  EXPECT_EQ(chunks(), 0);
  EXPECT_TRUE(fs::is_empty(directory_ / "drafts"));
}

TEST_P(StateDocumentsTest, OnesThatAreNotThereAreNotFound) {
  for (const std::string& name : {std::string(64, 'a'), std::string(), std::string("' OR 1=1 --")})
    EXPECT_THROW(documents_.open(Sha256{name}), NotFound) << name;
}

TEST_P(StateDocumentsTest, DamagedOnesAreNotHandedOutAndAreMendedByTheSameBytes) {
  const std::string bytes = many_bytes();
  const Sha256 sha256 = kept(bytes).sha256;
  db_.execute("UPDATE chunk SET bytes = $1 WHERE position = 1", {Bytes{"damaged"}});
  db_.execute(
      "INSERT INTO chunk (owner, position, bytes) SELECT owner, 3, bytes FROM chunk WHERE position = 2", {});
  EXPECT_THAT(failure_text([&] { documents_.open(sha256); }), HasSubstr("is damaged in the state"));
  kept(bytes);
  EXPECT_TRUE(read(sha256) == bytes);
}

TEST_P(StateDocumentsTest, AStreamThatBreaksOffThrowsInsteadOfEnding) {
  const std::string bytes = many_bytes();
  const auto stream = documents_.open(kept(bytes).sha256);
  db_.execute("DROP TABLE chunk", {});
  std::string read(bytes.size(), '\0');
  EXPECT_THROW(stream->read(read.data(), static_cast<std::streamsize>(read.size())), Failure);
}

INSTANTIATE_ON_ALL(StateDocumentsTest);

class StateArtefactsTest : public StateDocumentsTest {
 protected:
  fs::path a_file(const std::string& bytes) const {
    std::ofstream(directory_ / "made", std::ios::binary) << bytes;
    return directory_ / "made";
  }

  const RunId run_ = runs_.claim(a_run()).value();
  StateArtefacts artefacts_{settings_, me_};
  const fs::path found_ = directory_ / "run-1.spill";
};

TEST_P(StateArtefactsTest, AreFetchedAsKept) {
  for (const std::string& bytes : {many_bytes(), all_bytes(), std::string()}) {
    artefacts_.keep(run_, a_file(bytes));
    StateArtefacts(settings_, {}).fetch(run_, found_);
    EXPECT_TRUE(contents_of(found_) == bytes) << bytes.size();
    EXPECT_EQ(fs::status(found_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  }
}

TEST_P(StateArtefactsTest, AFileOfAnEarlierAttemptIsWrittenOver) {
  artefacts_.keep(run_, a_file("new"));
  std::ofstream(found_) << "old";
  artefacts_.fetch(run_, found_);
  EXPECT_EQ(contents_of(found_), "new");
}

TEST_P(StateArtefactsTest, AFileThatIsThereAlreadyIsLeftAlone) {
  artefacts_.keep(run_, a_file("rows"));
  artefacts_.fetch(run_, found_);
  const auto before = fs::last_write_time(found_);
  db_.execute("DELETE FROM chunk", {});
  artefacts_.fetch(run_, found_);
  EXPECT_EQ(fs::last_write_time(found_), before);
}

TEST_P(StateArtefactsTest, OnesThatAreNotWholeAreLost) {
  artefacts_.keep(run_, a_file(many_bytes()));
  db_.execute("DELETE FROM chunk WHERE position = 2", {});
  EXPECT_THAT(failure_text([&] { artefacts_.fetch(run_, found_); }), HasSubstr("lost from the state"));
  EXPECT_FALSE(fs::exists(found_));
}

TEST_P(StateArtefactsTest, OfARunThatIsAnothersNothingIsKept) {
  artefacts_.keep(run_, a_file("mine"));
  const auto other = another_node();
  other->nodes().leave(me_);
  EXPECT_THROW(artefacts_.keep(run_, a_file("mine, but later")), Fenced);
  EXPECT_TRUE(other->runs().take_over(run_));
  EXPECT_THROW(artefacts_.keep(run_, a_file("mine, but later")), Fenced);
  artefacts_.fetch(run_, found_);
  EXPECT_EQ(contents_of(found_), "mine");
}

TEST_P(StateArtefactsTest, AreForgottenWhole) {
  artefacts_.keep(run_, a_file(many_bytes()));
  EXPECT_EQ(artefacts_.kept(), std::vector<RunId>{run_});
  artefacts_.forget(run_);
  EXPECT_EQ(artefacts_.kept(), std::vector<RunId>{});
  EXPECT_EQ(chunks(), 0);
  EXPECT_THROW(artefacts_.fetch(run_, found_), Failure);
}

INSTANTIATE_ON_ALL(StateArtefactsTest);

}  // namespace
}  // namespace boletim
