@NullMarked
package fidus.franchises;

import org.jspecify.annotations.NullMarked;
