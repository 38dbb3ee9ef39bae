#pragma once
#include <memory>

namespace lockstep::base {

template <auto Free>
struct FreeWith {
  template <typename T>
  void operator()(T* object) const {
    Free(object);
  }
};

/// Owns one C object and frees it with its library's own function: `Handle<git_tree, git_tree_free>`.
template <typename T, auto Free>
using Handle = std::unique_ptr<T, FreeWith<Free>>;

/// Passes a Handle to a C function that fills a `T**`: `git_tree_lookup(Out(tree), …)`. The handle owns the object as
/// soon as the call's full expression ends.
template <typename T, auto Free>
class Out {
 public:
  explicit Out(Handle<T, Free>& handle) : handle_(handle) {}
  ~Out() { handle_.reset(pointer_); }
  Out(const Out&) = delete;
  Out& operator=(const Out&) = delete;
  operator T**() { return &pointer_; }

 private:
  Handle<T, Free>& handle_;
  T* pointer_ = nullptr;
};

template <typename T, auto Free>
Out(std::unique_ptr<T, FreeWith<Free>>&) -> Out<T, Free>;

}  // namespace lockstep::base
