#pragma once
// Mails to those who look after a job (`on_failure`), once each, when something of it finally failed.

#include "jobs/job.h"
#include "jobs/mail_desk.h"
#include "jobs/store.h"

namespace boletim {

/// Tells that a run failed and is not tried again, that some of its messages were refused, given up or are in
/// doubt, or that they wait for approval. Nothing while it may still go well by itself, nor when it did. To
/// be called in the transaction that ends the run: the mails are planned with it. May be called again: what
/// was told is not told twice. The notices are messages of the run, sent by kOnFailure; what becomes of them
/// is told to nobody.
void tell_of_run(const Job& job, const RunId& run, Store& store, const MailDesk& desk, Instant now);

/// Tells that an occurrence was given up and why, in the transaction that does it.
void tell_of_loss(const Job& job, const OccurrenceRecord& record, Store& store, const MailDesk& desk,
                  Instant now);

}  // namespace boletim
