/// The administrators' tools over a real store.
@NullMarked
package fidus.server.backup;

import org.jspecify.annotations.NullMarked;
