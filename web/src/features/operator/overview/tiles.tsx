import { Anchor, Card, Text } from '@mantine/core'
import { Link } from 'react-router'
import classes from './overview.module.css'

export interface Tile {
  readonly key: string
  readonly label: string
  readonly value: string
  /** The list that the number counts. */
  readonly to?: string | undefined
}

/** Numbers, each with a link to its list if there is one. */
export function Tiles({ tiles, label }: { readonly tiles: readonly Tile[]; readonly label: string }) {
  return (
    <ul className={classes.tiles} aria-label={label}>
      {tiles.map(tile => (
        <Card component="li" key={tile.key} withBorder padding="sm">
          <Text span className={classes.number}>
            {tile.value}
          </Text>
          {tile.to === undefined ? (
            <Text size="sm">{tile.label}</Text>
          ) : (
            <Anchor component={Link} to={tile.to} size="sm" underline="always">
              {tile.label}
            </Anchor>
          )}
        </Card>
      ))}
    </ul>
  )
}
