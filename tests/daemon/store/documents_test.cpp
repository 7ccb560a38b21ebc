#include "daemon/store/documents.h"

#include <csignal>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "jobs/failure.h"
#include "tests/support/failure_text.h"
#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

namespace fs = std::filesystem;

// FIPS 180-2, appendix B.1.
const Sha256 kAbc{"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"};

class DocumentsTest : public testing::Test {
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
  std::size_t files() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(directory_.path()))
      count += entry.is_regular_file();
    return count;
  }

  TemporaryDirectory directory_;
  FileDocuments documents_{directory_.path()};
};

TEST_F(DocumentsTest, AreFoundByTheirDigestAndReadAsWritten) {
  EXPECT_EQ(kept("abc"), (StoredDocument{kAbc, 3}));
  EXPECT_EQ(read(kAbc), "abc");
  EXPECT_EQ(documents_.path(kAbc), directory_ / "ba" / kAbc.value);
}

TEST_F(DocumentsTest, OfNoBytesAreDocumentsToo) {
  const StoredDocument stored = kept("");
  EXPECT_EQ(stored.bytes, 0);
  EXPECT_EQ(read(stored.sha256), "");
}

TEST_F(DocumentsTest, WrittenInManyPiecesAreOne) {
  std::string bytes;
  const auto draft = documents_.draft();
  for (int i = 0; i < 3000; ++i) {
    const std::string piece(static_cast<std::size_t>(i % 97), static_cast<char>(i));
    draft->write(piece);
    bytes += piece;
  }
  draft->write(std::string(200'000, 'z'));
  bytes += std::string(200'000, 'z');
  const StoredDocument stored = draft->keep();
  EXPECT_EQ(stored, kept(bytes));
  EXPECT_EQ(read(stored.sha256), bytes);
}

TEST_F(DocumentsTest, TheSameBytesAreStoredOnce) {
  kept("abc");
  kept("abc");
  EXPECT_EQ(files(), 1u);
}

TEST_F(DocumentsTest, ADraftThatIsNotKeptLeavesNothing) {
  documents_.draft()->write("abc");
  EXPECT_EQ(files(), 0u);
}

TEST_F(DocumentsTest, BelongToTheirOwnerAlone) {
  const TemporaryDirectory parent;
  FileDocuments documents(parent / "state" / "documents");
  documents.draft()->keep();
  for (const auto& entry : fs::recursive_directory_iterator(parent.path())) {
    const auto expected =
        entry.is_directory() ? fs::perms::owner_all : fs::perms::owner_read | fs::perms::owner_write;
    EXPECT_EQ(entry.status().permissions(), expected) << entry.path();
  }
}

TEST_F(DocumentsTest, WhatIsNoDigestIsNotFoundAndLeavesNoDirectory) {
  for (const std::string& name : {std::string(64, 'a'), std::string(""), std::string("../../etc/passwd"),
                                  std::string(64, 'A'), std::string(64, '/')})
    EXPECT_THROW(documents_.open(Sha256{name}), NotFound) << name;
}

TEST_F(DocumentsTest, DamagedOnesAreNotHandedOutAndAreMendedByTheSameBytes) {
  kept("abc");
  std::ofstream(documents_.path(kAbc)) << "abd";
  const std::string text = failure_text([&] { documents_.open(kAbc); });
  EXPECT_NE(text.find("damaged"), std::string::npos) << text;
  kept("abc");
  EXPECT_EQ(read(kAbc), "abc");
}

TEST_F(DocumentsTest, DraftsOfACrashAreRemovedADayLater) {
  const auto now = fs::file_time_type::clock::now();
  for (const char* name : {"tmp-old", "tmp-new", "other"}) std::ofstream(directory_ / name) << "x";
  fs::last_write_time(directory_ / "tmp-old", now - std::chrono::hours(25));
  fs::last_write_time(directory_ / "other", now - std::chrono::hours(25));
  const FileDocuments opened(directory_.path());
  EXPECT_FALSE(fs::exists(directory_ / "tmp-old"));
  EXPECT_TRUE(fs::exists(directory_ / "tmp-new"));
  EXPECT_TRUE(fs::exists(directory_ / "other"));
}

TEST_F(DocumentsTest, AFullDiskSaysWhatToDoAndLeavesNothing) {
  const auto small = directory_ / "small";
  fs::create_directory(small);
  if (::mount("none", small.c_str(), "tmpfs", 0, "size=64k") != 0) GTEST_SKIP() << "needs the right to mount";
  {
    FileDocuments documents(small);
    EXPECT_THROW(documents.draft()->write(std::string(300'000, 'x')), Passing);
    const std::string text = failure_text([&] { documents.draft()->write(std::string(300'000, 'x')); });
    EXPECT_EQ(text, "disk full: free space in " + small.string() + " or move `documents:`");
    EXPECT_TRUE(fs::is_empty(small));
  }
  EXPECT_EQ(::umount(small.c_str()), 0);
}

TEST_F(DocumentsTest, AFileThatMayNotGrowIsAFullDiskToo) {
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{100'000, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  const std::string text = failure_text([&] { documents_.draft()->write(std::string(300'000, 'x')); });
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(text, "disk full: free space in " + directory_.path().string() + " or move `documents:`");
  EXPECT_EQ(files(), 0u);
}

TEST_F(DocumentsTest, ADirectoryThatIsGoneIsNamed) {
  fs::remove_all(directory_.path());
  const std::string text = failure_text([&] { documents_.draft(); });
  EXPECT_NE(text.find(directory_.path().string()), std::string::npos) << text;
}

}  // namespace
}  // namespace boletim
