#pragma once
// A program that a test starts and ends by its own process id.

#include <stdexcept>
#include <string>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace boletim {

class ChildProcess {
 public:
  /// `command[0]` is a path. Its standard output can be read with line() and output(), unless `connection` is
  /// to be its standard input and output.
  explicit ChildProcess(std::vector<std::string> command, int connection = -1) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (connection >= 0) posix_spawn_file_actions_adddup2(&actions, connection, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, connection >= 0 ? connection : ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions,
                                             STDERR_FILENO + 1);  // it would keep others' connections open
    std::vector<char*> words;
    for (std::string& word : command) words.push_back(word.data());
    words.push_back(nullptr);
    const int failed = posix_spawn(&pid_, words[0], &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    out_ = ends[0];
    if (failed != 0) throw std::runtime_error("can't start " + command[0]);
  }
  ~ChildProcess() {
    if (pid_ > 0) ::kill(pid_, SIGTERM);
    wait();
    ::close(out_);
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// The next line of its output, blank at its end.
  std::string line() {
    std::string text;
    for (char c; ::read(out_, &c, 1) == 1 && c != '\n';) text += c;
    return text;
  }
  /// All that it says until it ends.
  std::string output() {
    std::string text;
    char bytes[4096];
    for (ssize_t got; (got = ::read(out_, bytes, sizeof bytes)) > 0;)
      text.append(bytes, static_cast<std::size_t>(got));
    return text;
  }
  /// Its exit code; -1 if a signal ended it.
  int wait() {
    if (pid_ > 0) {
      int status = 0;
      ::waitpid(pid_, &status, 0);
      code_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
      pid_ = 0;
    }
    return code_;
  }

 private:
  pid_t pid_ = 0;
  int out_ = -1, code_ = -1;
};

}  // namespace boletim
