package be.fgov.mi.piis.subsidy.organization;

import java.util.Set;

/**
 * Who takes over a CPAS, or from when, changed; told inside this service, in the transaction of the change.
 *
 * @param enterpriseNumbers the CPAS that are taken over now, or no longer are
 */
public record RegistryChanged(Set<String> enterpriseNumbers) {}
