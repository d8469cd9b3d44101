/// White-label companies: the contracts they sold, their pools in the journal, and what of them may
/// be paid.
@NullMarked
package fidus.server.franchises;

import org.jspecify.annotations.NullMarked;
