/// Product families and their codes.
@NullMarked
package fidus.funds;

import org.jspecify.annotations.NullMarked;
