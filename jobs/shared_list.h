#pragma once
#include <initializer_list>
#include <memory>
#include <vector>

namespace boletim {

/// A list whose copies are one until one of them is changed: what thousands of jobs have in common is held
/// once. Elements stay where they are in all copies. Copies may be used by different threads.
template <class T>
class SharedList {
 public:
  using value_type = T;
  using size_type = std::size_t;
  using iterator = T*;
  using const_iterator = const T*;
  using reference = T&;
  using const_reference = const T&;

  SharedList() = default;
  SharedList(std::initializer_list<T> items) : SharedList(std::vector<T>(items)) {}
  SharedList(std::vector<T> items) {  // implicit: a list is what its items are
    if (items.empty()) return;
    items.shrink_to_fit();
    items_ = std::make_shared<std::vector<T>>(std::move(items));
  }

  bool empty() const { return size() == 0; }
  std::size_t size() const { return items_ ? items_->size() : 0; }
  const T* begin() const { return items_ ? items_->data() : nullptr; }
  const T* end() const { return begin() + size(); }
  const T& operator[](std::size_t i) const { return begin()[i]; }
  const T& at(std::size_t i) const { return items().at(i); }
  const T& front() const { return *begin(); }
  const T& back() const { return end()[-1]; }

  // These make the list its own first.
  T* begin() { return empty() ? nullptr : own().data(); }
  T* end() { return begin() + size(); }
  T& operator[](std::size_t i) { return own()[i]; }
  T& at(std::size_t i) { return own().at(i); }
  T& front() { return own().front(); }
  T& back() { return own().back(); }
  void push_back(T item) { own().push_back(std::move(item)); }

  friend bool operator==(const SharedList& a, const SharedList& b) {
    return a.items_ == b.items_ || a.items() == b.items();
  }

 private:
  const std::vector<T>& items() const {
    static const std::vector<T> none;
    return items_ ? *items_ : none;
  }
  std::vector<T>& own() {
    if (!items_ || items_.use_count() > 1) items_ = std::make_shared<std::vector<T>>(items());
    return *items_;
  }

  std::shared_ptr<std::vector<T>> items_;  ///< nothing = no items
};

}  // namespace boletim
