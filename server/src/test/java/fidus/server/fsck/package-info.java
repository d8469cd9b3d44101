/// The administrators' tools over a real store.
@NullMarked
package fidus.server.fsck;

import org.jspecify.annotations.NullMarked;
