/// The invariants of everything stored, checked over the stored documents themselves.
@NullMarked
package fidus.server.fsck;

import org.jspecify.annotations.NullMarked;
