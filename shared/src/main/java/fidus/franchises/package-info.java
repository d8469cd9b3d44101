/// White-label companies: what they sold, and the pools they share with their agents.
@NullMarked
package fidus.franchises;

import org.jspecify.annotations.NullMarked;
