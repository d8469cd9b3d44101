/// Proofs of performance shares.
@NullMarked
package fidus.server.shares;

import org.jspecify.annotations.NullMarked;
