/// Paying what was approved: payable items, batches, payments and the bank's file.
@NullMarked
package fidus.payments;

import org.jspecify.annotations.NullMarked;
