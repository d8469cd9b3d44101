/// Trading accounts, their deals, readings and true profit and loss.
@NullMarked
package fidus.mt5;

import org.jspecify.annotations.NullMarked;
