/// Paying what was approved: items, batches with their files, and the wallets money goes to.
@NullMarked
package fidus.desktop.payments;

import org.jspecify.annotations.NullMarked;
