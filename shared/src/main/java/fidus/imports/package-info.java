/// What a broker report contains, read but not yet believed.
@NullMarked
package fidus.imports;

import org.jspecify.annotations.NullMarked;
