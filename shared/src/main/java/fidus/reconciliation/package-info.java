/// Statements against books: matches, breaks, proofs.
@NullMarked
package fidus.reconciliation;

import org.jspecify.annotations.NullMarked;
