/// Proofs of rates and revaluations.
@NullMarked
package fidus.server.rates;

import org.jspecify.annotations.NullMarked;
