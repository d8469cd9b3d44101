/// Proofs of rebates.
@NullMarked
package fidus.server.rebates;

import org.jspecify.annotations.NullMarked;
