package io.rapport.infra.security;

import java.util.Collection;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.stereotype.Component;

/** Who somebody is by the claims of a token that was found valid. */
@Component
final class TokenRoles implements Converter<Jwt, AbstractAuthenticationToken> {

    private final JwtAuthenticationConverter converter = new JwtAuthenticationConverter();

    TokenRoles(SecurityProperties properties) {
        converter.setJwtGrantedAuthoritiesConverter(token -> authorities(token, properties.rolesClaim()));
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return converter.convert(token);
    }

    private static Collection<GrantedAuthority> authorities(Jwt token, String rolesClaim) {
        List<String> roles = token.getClaimAsStringList(rolesClaim);
        return roles == null
                ? List.of()
                : roles.stream()
                        .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                        .toList();
    }
}
