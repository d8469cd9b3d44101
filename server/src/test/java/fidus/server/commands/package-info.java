/// The administrators' tools over a real store.
@NullMarked
package fidus.server.commands;

import org.jspecify.annotations.NullMarked;
