import { Container, Title } from '@mantine/core'

export function AccountPage() {
  return (
    <Container py="xl">
      <Title>Basic information</Title>
    </Container>
  )
}
