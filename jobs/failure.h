#pragma once
// The exceptions of the house. Their text is for an admin: what is wrong and what to do, on one line, without
// personal data. An expected outcome (a refused recipient, a full period) is a value, never one of these.

#include <stdexcept>

namespace boletim {

/// The work failed: a query without a column, duplicate ids, a full disk. Exit code 1.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The work failed for a reason that may pass by itself: a full disk, a locked database, a source that broke
/// off. Worth trying again. Exit code 1.
struct Passing : Failure {
  using Failure::Failure;
};

/// Another one is at it, and it can't be done by two at once: worth asking again in a moment.
struct Engaged : Passing {
  using Passing::Passing;
};

/// Bad usage or configuration. Exit code 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// No such job, run, message, document. Exit code 3.
struct NotFound : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A server that is needed can't be reached (source, SMTP, daemon); trying again later may help. Exit code 4.
struct Unreachable : Passing {
  using Passing::Passing;
};

/// Another node has this run or message by now: nothing was changed, and nothing more is to be done here.
struct Fenced : Failure {
  using Failure::Failure;
};

}  // namespace boletim
