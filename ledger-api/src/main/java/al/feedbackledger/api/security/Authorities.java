package al.feedbackledger.api.security;

import al.feedbackledger.rules.decision.Role;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import java.util.List;

/** Insiders as Spring Security knows them. */
final class Authorities {
    private Authorities() {}

    /** Signed in, without credentials: they are not kept. */
    static Authentication of(Insider insider) {
        List<SimpleGrantedAuthority> authorities = insider.roles().stream()
                .map(Authorities::name)
                .map(SimpleGrantedAuthority::new)
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(insider, null, authorities);
    }

    static String name(Role role) {
        return "ROLE_" + role.name();
    }

    static String[] names(Role... roles) {
        String[] names = new String[roles.length];
        for (int i = 0; i < roles.length; i++) {
            names[i] = name(roles[i]);
        }
        return names;
    }
}
