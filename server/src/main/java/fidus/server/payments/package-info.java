/// Paying what other features approved: which items can be paid, batches, files, confirmations.
@NullMarked
package fidus.server.payments;

import org.jspecify.annotations.NullMarked;
