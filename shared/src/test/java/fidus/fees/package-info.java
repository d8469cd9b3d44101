/// Proofs of fees against published and golden examples.
@NullMarked
package fidus.fees;

import org.jspecify.annotations.NullMarked;
