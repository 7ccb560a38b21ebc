#pragma once
#include <algorithm>
#include <vector>

#include "jobs/job.h"

namespace boletim {

/// Lets what jobs have in common be held once: a list that equals one of the latest others becomes that one.
class CommonLists {
 public:
  void share(Job& job);

 private:
  template <class T>
  class Latest {
   public:
    void share(SharedList<T>& list) {
      if (list.empty()) return;
      const auto known = std::find(lists_.begin(), lists_.end(), list);
      if (known != lists_.end())
        std::rotate(lists_.begin(), known, known + 1);
      else
        lists_.insert(lists_.begin(), list);
      if (lists_.size() > kMost) lists_.pop_back();
      list = lists_.front();
    }

   private:
    static constexpr std::size_t kMost = 16;  ///< few enough to compare with each
    std::vector<SharedList<T>> lists_;        ///< the latest first
  };

  Latest<Kpi> kpis_;
  Latest<Axis> axes_;
  Latest<ReportSpec> reports_;
  Latest<Recipient> recipients_;
  Latest<std::pair<ReportKind, Format>> attachments_;
  Latest<Delivery> deliveries_;
  Latest<Condition> conditions_;
};

}  // namespace boletim
