/// Product families, their versioned terms and who may enter them.
@NullMarked
package fidus.funds;

import org.jspecify.annotations.NullMarked;
