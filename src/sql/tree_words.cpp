#include "sql/tree_words.h"

#include <cstdint>
#include <vector>

// Messages of protobuf-c describe themselves: each begins with a pointer to a table of its fields, with their types and
// where in the message they are (protobuf-c.h, ProtobufCFieldDescriptor).
namespace lockstep::sql {
namespace {

class TreeWalk {
 public:
  explicit TreeWalk(const std::function<void(char*)>& visit) : visit_(visit) {}

  /// Without recursion: how deep a tree is depends on the text.
  void run(ProtobufCMessage& root) {
    waiting_.push_back(&root);
    while (!waiting_.empty()) {
      ProtobufCMessage& message = *waiting_.back();
      waiting_.pop_back();
      read(message);
    }
  }

 private:
  template <typename Member>
  static Member& member(ProtobufCMessage& message, unsigned offset) {
    return *reinterpret_cast<Member*>(reinterpret_cast<char*>(&message) + offset);
  }

  void read(ProtobufCMessage& message) {
    if (message.descriptor == &pg_query__node__descriptor) return read_node(message);
    for (unsigned i = 0; i < message.descriptor->n_fields; ++i) {
      const ProtobufCFieldDescriptor& field = message.descriptor->fields[i];
      const bool is_other_choice = (field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) != 0 &&
                                   member<std::uint32_t>(message, field.quantifier_offset) != field.id;
      if (!is_other_choice) read(message, field);
    }
  }

  /// One of some 260 kinds, of which only the one that it has is looked at.
  void read_node(ProtobufCMessage& message) {
    const auto kind = static_cast<unsigned>(reinterpret_cast<PgQuery__Node&>(message).node_case);
    const ProtobufCFieldDescriptor* field = protobuf_c_message_descriptor_get_field(message.descriptor, kind);
    if (field != nullptr) read(message, *field);
  }

  void read(ProtobufCMessage& message, const ProtobufCFieldDescriptor& field) {
    if (field.type == PROTOBUF_C_TYPE_STRING) {
      read_all<char>(message, field, visit_);
    } else if (field.type == PROTOBUF_C_TYPE_MESSAGE) {
      read_all<ProtobufCMessage>(message, field, [&](ProtobufCMessage* inner) { waiting_.push_back(inner); });
    }
  }

  /// The values of a field of pointers: one, or as many as it counts.
  template <typename Value, typename Visit>
  static void read_all(ProtobufCMessage& message, const ProtobufCFieldDescriptor& field, const Visit& visit) {
    const bool is_list = field.label == PROTOBUF_C_LABEL_REPEATED;
    const std::size_t count = is_list ? member<std::size_t>(message, field.quantifier_offset) : 1;
    Value** values = is_list ? member<Value**>(message, field.offset) : &member<Value*>(message, field.offset);
    for (std::size_t i = 0; i < count; ++i) {
      if (values[i] != nullptr) visit(values[i]);
    }
  }

  const std::function<void(char*)>& visit_;
  std::vector<ProtobufCMessage*> waiting_;
};

}  // namespace

void for_each_text(PgQuery__ParseResult& tree, const std::function<void(char* text)>& visit) {
  TreeWalk(visit).run(tree.base);
}

}  // namespace lockstep::sql
